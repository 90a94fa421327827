import type { SKRSContext2D } from '@napi-rs/canvas';
import { wrapText } from './wrap.ts';

/** Something with a size that can be drawn at a place; all lengths in pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly draw: (x: number, y: number) => void;
}

export interface TextStyle {
  readonly size: number;
  readonly weight: 400 | 500 | 700;
  readonly colour: string;
  /** The most lines; a text that needs more ends in `…`. */
  readonly lines: number;
}

const LEADING = 1.32;

/** Lays boxes out and draws them; `use` sets what it draws with. */
export interface Layout {
  readonly text: (text: string, style: TextStyle, width: number) => Box;
  readonly card: (box: Box, padding: number, fill: string, border: string) => Box;
  readonly bar: (width: number, height: number, colour: string) => Box;
}

/**
 * @param context what it is drawn on; while sizes are worked out any canvas will do.
 * @param families font families as CSS lists them.
 */
export function createLayout(context: () => SKRSContext2D, families: string): Layout {
  const setFont = ({ size, weight }: TextStyle) => {
    const pen = context();
    pen.font = `${weight} ${size}px ${families}`;
    pen.textBaseline = 'alphabetic';
    return pen;
  };
  return {
    text(text, style, width) {
      const pen = setFont(style);
      const lines = wrapText(text, width, (piece) => pen.measureText(piece).width, style.lines);
      const leading = Math.round(style.size * LEADING);
      return {
        width,
        height: lines.length * leading,
        draw(x, y) {
          const drawing = setFont(style);
          drawing.fillStyle = style.colour;
          for (const [index, line] of lines.entries()) drawing.fillText(line, x, y + index * leading + style.size);
        },
      };
    },
    card(box, padding, fill, border) {
      const [width, height] = [box.width + 2 * padding, box.height + 2 * padding];
      return {
        width,
        height,
        draw(x, y) {
          const pen = context();
          pen.beginPath();
          pen.roundRect(x, y, width, height, 18);
          pen.fillStyle = fill;
          pen.fill();
          pen.lineWidth = 2;
          pen.strokeStyle = border;
          pen.stroke();
          box.draw(x + padding, y + padding);
        },
      };
    },
    bar(width, height, colour) {
      return {
        width,
        height,
        draw(x, y) {
          const pen = context();
          pen.fillStyle = colour;
          pen.fillRect(x, y, width, height);
        },
      };
    },
  };
}

/** @returns boxes below one another. */
export function stack(boxes: readonly Box[], gap: number): Box {
  const height = boxes.reduce((sum, box) => sum + box.height, 0) + gap * Math.max(0, boxes.length - 1);
  return {
    width: Math.max(0, ...boxes.map((box) => box.width)),
    height,
    draw(x, y) {
      let at = y;
      for (const box of boxes) {
        box.draw(x, at);
        at += box.height + gap;
      }
    },
  };
}

/** @returns boxes beside one another, their tops in line. */
export function row(boxes: readonly Box[], gap: number): Box {
  return {
    width: boxes.reduce((sum, box) => sum + box.width, 0) + gap * Math.max(0, boxes.length - 1),
    height: Math.max(0, ...boxes.map((box) => box.height)),
    draw(x, y) {
      let at = x;
      for (const box of boxes) {
        box.draw(at, y);
        at += box.width + gap;
      }
    },
  };
}

/** @returns the box with nothing below it until it is as high as that. */
export function tall(box: Box, height: number): Box {
  return { ...box, height: Math.max(box.height, height) };
}
