// What the checks share: the installed packages, the program, and a list of what went wrong.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

export const require = createRequire(`${process.env.ASSAY_NPM}/package.json`);

const faults = [];
let checked = 0;

/** Counts one check; a fault is a sentence, no fault is undefined. */
export function check(what, fault) {
  checked += 1;
  if (fault !== undefined) faults.push(`${what}: ${fault}`);
}

/** Runs assay and gives what it prints. */
export function assay(program, ...args) {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
}

/** Prints the outcome and ends the program. */
export function done(what) {
  for (const fault of faults.slice(0, 50)) console.log(`FAIL  ${fault}`);
  console.log(`${what}: ${checked} checks, ${faults.length} faults`);
  if (checked === 0) console.log('nothing was checked');
  process.exit(faults.length > 0 || checked === 0 ? 1 : 0);
}
