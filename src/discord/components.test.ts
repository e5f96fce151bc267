import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import * as betting from './betting/ids.js';
import { components, modals } from './components.js';
import {
  createRaceModals,
  editRaceButton,
  lockInButton,
  openRaceButton,
} from './control/race-forms.js';
import type { ComponentId } from './kernel/component-id.js';
import { decodeCustomId } from './kernel/custom-id.js';

type AnyId = Pick<ComponentId<Record<never, never>>, 'name' | 'version' | 'parse'>;

/** The ids of every feature, found by their file, so that a new feature's are held to it too. */
const features = readdirSync(import.meta.dirname).filter((name) =>
  existsSync(join(import.meta.dirname, name, 'ids.ts')),
);
const declared = (
  await Promise.all(
    features.map((name) => import(`./${name}/ids.ts`) as Promise<Record<string, AnyId>>),
  )
).flatMap((ids) => Object.values(ids));
const panel = [openRaceButton, editRaceButton, lockInButton, ...createRaceModals(commands)];
const handled = [...components, ...modals, ...panel].map(
  ({ name, version }) => `${name}:${version}`,
);
/** Made where the commands are known (`createControlButton`, `createChooseSelect`). */
const madeLater = ['control:1'];

describe('custom ids', () => {
  it.each(declared.map((id) => [`${id.name}:${id.version}`] as const))(
    'that are declared have a handler: %s',
    (key) => {
      expect([...handled, ...madeLater]).toContain(key);
    },
  );

  it('are declared for every handler', () => {
    const known = declared.map(({ name, version }) => `${name}:${version}`);
    expect(handled.filter((key) => !known.includes(key))).toEqual([]);
    expect(commands.length).toBeGreaterThan(0);
  });

  it('are read back as they were written', () => {
    const bet = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const values = { bet, staked: 250, total: 500 };
    const read = decodeCustomId(betting.betAgainId.with(values));
    expect(betting.betAgainId.parse(read?.args ?? [])).toEqual(values);
    const payOut = { race: bet, board: 3, ownBet: 'known' } as const;
    expect(
      betting.payOutId.parse(decodeCustomId(betting.payOutId.with(payOut))?.args ?? []),
    ).toEqual(payOut);
  });

  it.each([
    ['cut', []],
    ['with something that is no id', ['x', '1', '2']],
    ['with a negative number', ['0f8fad5b-d9cb-469f-a165-70867728950e', '-1', '2']],
    ['with one argument too many', ['0f8fad5b-d9cb-469f-a165-70867728950e', '1', '2', '3']],
    ['with a number that is none', ['0f8fad5b-d9cb-469f-a165-70867728950e', '1e3', '2']],
  ])('%s are outdated', (_what, args) => {
    expect(() => betting.betAgainId.parse(args)).toThrow(
      expect.objectContaining({ code: 'button-outdated' }),
    );
  });
});
