import { execFileSync } from 'node:child_process';

/** Builds the program once before the suite: the command line is tested as what people run, `node dist/main.js`. */
export default function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
