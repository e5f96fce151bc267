/** Embed colours; none is the only sign of anything. */
export const colours = {
  race: 0x3b_82_f6,
  coins: 0xf5_b3_01,
  party: 0x8b_5c_f6,
  imposter: 0xd8_3a_3a,
  civilian: 0x2e_a0_5a,
} as const;
