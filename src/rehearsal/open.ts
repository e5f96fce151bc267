import { createStandIn, type StandIn, StandInError, type StandInOptions } from 'discord-stand-in';
import { StartError } from '../errors.js';
import { rehearsalOptions } from './options.js';
import { upgradeWorld } from './upgrade-world.js';

export type RehearsalOptions = Pick<StandInOptions, 'directory' | 'access' | 'origin' | 'log'>;

/**
 * The rehearsal: the stand-in for Discord with our world, demo and page.
 * @throws StartError where its directory is in use or cannot be written.
 */
export async function openRehearsal(options: RehearsalOptions): Promise<StandIn> {
  const { directory } = options;
  try {
    upgradeWorld(directory);
    return await createStandIn({ ...rehearsalOptions, ...options });
  } catch (error) {
    if (!(error instanceof StandInError)) throw error;
    throw new StartError(
      error.code === 'directory-in-use'
        ? `Another Party OS is running on the folder ${directory}. Stop that one first, or set DATA_DIR to another folder.`
        : `${error.message.replace(/ Use one .*/, '')} Set DATA_DIR to a folder that can be written.`,
    );
  }
}
