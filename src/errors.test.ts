import { expect, test } from 'vitest';
import { aboutOption, isUserError, UserError } from './errors.js';

test('an error that can be about one option alone is about it', () => {
  expect(new UserError('lock-invalid', { input: 'soon' }).option).toBe('lock');
  expect(new UserError('several-races', { races: [] }).option).toBe('race');
  expect(new UserError('try-again', {}).option).toBeNull();
});

test('an error that can be about several options is about the one its thrower names', () => {
  const error = new UserError('guest-unknown', { input: 'Bo' });
  expect(error.option).toBeNull();
  const told = aboutOption(error, 'for');
  expect([told.code, told.params, told.option]).toEqual(['guest-unknown', { input: 'Bo' }, 'for']);
  expect(new UserError('text-too-long', { field: 'car', limit: 64 }, 'car').option).toBe('car');
});

test('an error stays as it is where it cannot be about an option', () => {
  const error = new UserError('wallet-empty', {});
  expect(aboutOption(error, 'racer')).toBe(error);
});

test('the code of an error tells its params', () => {
  const error: unknown = new UserError('race-locked', { title: 'Spa' });
  expect(isUserError(error) && error.code === 'race-locked' ? error.params.title : null).toBe(
    'Spa',
  );
  expect(isUserError(new Error('race-locked'))).toBe(false);
});
