import { crc32, deflateSync } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The most that a palette holds [PNG, 11.2.2 PLTE]. */
const MOST_COLOURS = 256;
/** One byte per point, an index into the palette [PNG, 11.2.1 IHDR]. */
const INDEXED = [8, 3, 0, 0, 0];

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** The colours most used, each as 0xRRGGBB, and for every colour the nearest of them. */
function palette(points: Uint32Array): { colours: number[]; indexOf: (colour: number) => number } {
  const counts = new Map<number, number>();
  for (const point of points) counts.set(point, (counts.get(point) ?? 0) + 1);
  const byUse = [...counts].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour);
  const colours = byUse.slice(0, MOST_COLOURS);
  const distance = (a: number, b: number) =>
    [0, 8, 16].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);
  const nearest = new Map(colours.map((colour, index) => [colour, index]));
  for (const colour of byUse.slice(MOST_COLOURS)) {
    let best = 0;
    for (const [index, other] of colours.entries()) {
      if (distance(colour, other) < distance(colour, colours[best] ?? 0)) best = index;
    }
    nearest.set(colour, best);
  }
  return { colours, indexOf: (colour) => nearest.get(colour) ?? 0 };
}

/** Writes an opaque PNG anew with a palette: text on a plain ground then takes about a third of the bytes. */
export async function smallPng(png: Buffer): Promise<Buffer> {
  const image = await loadImage(png);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const points = new Uint32Array(width * height);
  for (const index of points.keys()) {
    const [red = 0, green = 0, blue = 0] = data.subarray(index * 4, index * 4 + 3);
    points[index] = (red << 16) | (green << 8) | blue;
  }
  const { colours, indexOf } = palette(points);
  // Each line begins with its filter: 0, none.
  const lines = Buffer.alloc((width + 1) * height);
  for (const [index, point] of points.entries()) lines[index + Math.floor(index / width) + 1] = indexOf(point);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([header, Buffer.from(INDEXED)])),
    chunk('PLTE', Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
