import { fileURLToPath } from 'node:url';
import { messageOf } from './errors.ts';
import { saveDesk } from './saved-desk.ts';

// The last step of `npm run build`. A faulty corpus does not fail the build: the program itself reports it.
saveDesk(fileURLToPath(new URL('../corpus', import.meta.url))).catch((error: unknown) => {
  process.stderr.write(`the bundled corpus was not prepared: ${messageOf(error)}\n`);
});
