import { type JsonObject, listOf, objectOf, objectsOf, textOf } from '../json.js';
import { channelsOf } from '../state/channels.js';
import type { World } from '../state/world.js';
import { rolesToWire } from '../wire/guild.js';

const roleSelect = 6;
const channelSelect = 8;

interface Offer {
  readonly label: string;
  readonly value: string;
}

function rolesOffered(world: World, guildId: string): readonly Offer[] {
  const guild = world.guilds.get(guildId);
  const roles = guild === undefined ? [] : rolesToWire(world, guild);
  return roles.map((role) => ({
    label: textOf(role['name']) ?? '',
    value: textOf(role['id']) ?? '',
  }));
}

function channelsOffered(world: World, guildId: string): readonly Offer[] {
  return channelsOf(world, guildId).map(({ id, name }) => ({ label: `#${name}`, value: id }));
}

/**
 * Selects of roles and channels with what a client would offer in them: Discord sends such a select
 * without options, and the page has no list of roles and channels of its own.
 */
export function withOffers(world: World, guildId: string, components: unknown): readonly unknown[] {
  return listOf(components).map((each) => {
    const component = objectOf(each);
    if (listOf(component['components']).length > 0) {
      return { ...component, components: withOffers(world, guildId, component['components']) };
    }
    const { type } = component;
    if (type !== roleSelect && type !== channelSelect) return each;
    const offers =
      type === roleSelect ? rolesOffered(world, guildId) : channelsOffered(world, guildId);
    const chosen = objectsOf(component['default_values']).map(({ id }: JsonObject) => textOf(id));
    return {
      ...component,
      options: offers.map((offer) => ({ ...offer, default: chosen.includes(offer.value) })),
    };
  });
}
