import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Fault, ScriptedDiscord, type Step } from '../../../tests/support/scripted-discord.js';
import { systemClock } from '../../clock.js';
import { UserError } from '../../errors.js';
import { createAnswerRest } from '../gateway/client.js';
import { renderRefusal } from '../party/render-refusal.js';
import type { Reply } from './command.js';
import { createInteractionApi } from './interaction-api.js';
import { answerTiming } from './question.js';
import { openForm, type RespondDeps, respond } from './respond.js';

let discord: ScriptedDiscord;
let deps: RespondDeps;
let logged: unknown[];

beforeEach(() => start());
afterEach(() => discord.close());

async function start(hasSource = false): Promise<void> {
  discord = await new ScriptedDiscord(hasSource).listen();
  logged = [];
  const note = (...said: unknown[]) => void logged.push(said.at(-1));
  deps = {
    api: createInteractionApi(createAnswerRest({ apiUrl: discord.url })),
    clock: systemClock,
    log: { debug: note, info: note, warn: note, error: note },
    renderRefusal,
    onDiskFull() {},
    timing: { ...answerTiming, patienceMs: 60_000, firstTryMs: 300, tryMs: 300, backoffMs: 1 },
  };
}

async function startAtButton(): Promise<void> {
  discord.close();
  await start(true);
}

function question(ageMs = 0) {
  return {
    id: '1300000000000000000',
    token: 'some-token',
    applicationId: '1200000000000000000',
    createdAt: Date.now() - ageMs,
    updates: discord.hasSource ? ScriptedDiscord.sourceId : null,
  };
}

const reply: Reply = { answer: { content: 'the answer' } };
const loud: Reply = { ...reply, announcement: { content: 'to all' } };
const mine = { text: 'the answer', isPrivate: true };
const thinking = { text: 'thinking…', isPrivate: true };
const forAll = { text: 'to all', isPrivate: false };
const changed = { text: 'the answer', isPrivate: false };
const button = { text: 'the button', isPrivate: false };

function ask(outcome: Reply | Error = reply): Promise<boolean> {
  return respond(deps, question(), async () => {
    if (outcome instanceof Error) throw outcome;
    return outcome;
  });
}

/** The work ends only once Discord has been told that it takes longer. */
function askSlowly(outcome: Reply | Error = reply, deferral = 'first 5'): Promise<boolean> {
  deps = { ...deps, timing: { ...deps.timing, patienceMs: 0 } };
  return respond(deps, question(), async () => {
    await discord.until(deferral);
    if (outcome instanceof Error) throw outcome;
    return outcome;
  });
}

function script(step: Step, ...faults: (Fault | null)[]): void {
  discord.faults[step] = faults;
}

describe('an answer that is there in time', () => {
  it('is the first response, in one request', async () => {
    await ask();
    expect(discord.requests).toEqual(['first 4']);
    expect(discord.shown).toEqual([mine]);
  });

  it('comes with its file', async () => {
    const data = Buffer.from('png');
    await ask({ answer: { ...reply.answer, files: [{ name: 'a.png', data, description: 'A' }] } });
    expect(discord.requests).toEqual(['first 4']);
    expect(discord.shown).toEqual([mine]);
  });

  it('changes the message whose button was pressed', async () => {
    await startAtButton();
    await ask();
    expect(discord.requests).toEqual(['first 7']);
    expect(discord.shown).toEqual([changed]);
  });

  it('leaves that message alone where it is a refusal', async () => {
    await startAtButton();
    await ask(new UserError('not-in-server', {}));
    expect(discord.requests).toEqual(['first 4']);
    expect(discord.shown).toEqual([button, { text: expect.any(String), isPrivate: true }]);
  });

  it('is followed by what all should see', async () => {
    await ask(loud);
    expect(discord.requests).toEqual(['first 4', 'follow-up']);
    expect(discord.shown).toEqual([mine, forAll]);
  });

  it.each<Fault>([500, 429, 'page', 'reset', 'stalled', 'lost', 'silent'])(
    'is read once although Discord’s answer to it was: %s',
    async (fault) => {
      script('first', fault);
      await ask(loud);
      expect(discord.shown).toEqual([mine, forAll]);
    },
  );

  it.each<Fault>([500, 'reset', 'lost', 'silent'])(
    'changes the button’s message once although Discord’s answer to it was: %s',
    async (fault) => {
      await startAtButton();
      script('first', fault);
      await ask(loud);
      expect(discord.shown).toEqual([changed, forAll]);
    },
  );

  it('stands where Discord does not take it any more, with a line in the log', async () => {
    discord.isExpired = true;
    await ask(loud);
    expect(discord.requests).toEqual(['first 4']);
    expect(logged).toEqual(['the answer came too late for Discord; what was done stays']);
  });

  it('that Discord refuses for its form gives way to a sentence with a reference', async () => {
    script('first', 400);
    await ask();
    expect(discord.shown).toEqual([
      { text: expect.stringMatching(/[0-9A-F]{6}/), isPrivate: true },
    ]);
    expect(logged).toEqual(['a command failed']);
  });
});

describe('an answer that takes longer', () => {
  it('is preceded by "thinking…" and takes its place', async () => {
    await askSlowly(loud);
    expect(discord.requests).toEqual(['first 5', 'edit', 'follow-up']);
    expect(discord.shown).toEqual([mine, forAll]);
  });

  it('changes the message whose button was pressed', async () => {
    await startAtButton();
    await askSlowly(reply, 'first 6');
    expect(discord.requests).toEqual(['first 6', 'edit']);
    expect(discord.shown).toEqual([changed]);
  });

  it('leaves that message alone where it is a refusal', async () => {
    await startAtButton();
    await askSlowly(new UserError('not-in-server', {}), 'first 6');
    expect(discord.shown).toEqual([button, { text: expect.any(String), isPrivate: true }]);
  });

  it('brings a refusal beside the button although Discord’s answer to the deferral was lost', async () => {
    await startAtButton();
    script('first', 'lost');
    await askSlowly(new UserError('not-in-server', {}), 'first 6');
    expect(discord.shown).toEqual([button, { text: expect.any(String), isPrivate: true }]);
  });

  it.each<Fault[]>([
    [500, 500, 500],
    [404],
    [429],
    ['page', 'page'],
    ['reset'],
    ['stalled'],
    ['lost', 'silent'],
  ])('is edited in after %s %s %s', async (...faults) => {
    script('edit', ...faults);
    await askSlowly(loud);
    expect(discord.requests.filter((request) => request === 'edit')).toHaveLength(
      faults.length + 1,
    );
    expect(discord.shown).toEqual([mine, forAll]);
  });

  it.each<Fault>([500, 404, 'page', 'reset'])(
    'goes out as a message of its own where every edit ends with %s',
    async (fault) => {
      script('edit', ...Array.from({ length: 99 }, () => fault));
      await askSlowly(loud);
      expect(discord.shown).toEqual([mine, forAll]);
    },
  );

  it.each<Fault>(['lost', 'silent', 500])(
    'is read once where that message’s own answer was: %s',
    async (fault) => {
      script('edit', 500, 500, 500, 500);
      script('follow-up', fault);
      await askSlowly(loud);
      expect(discord.shown).toEqual([mine, forAll]);
    },
  );

  it.each<Fault>([500, 'lost', 'silent', 'stalled'])(
    'comes although Discord’s answer to the deferral was: %s',
    async (fault) => {
      script('first', fault);
      await askSlowly(loud);
      expect(discord.shown).toEqual([mine, forAll]);
    },
  );

  it('is given up with a line in the log where nothing helps', async () => {
    deps = { ...deps, timing: { ...deps.timing, wholeMs: 50, leastMs: 50 } };
    script('edit', ...Array.from({ length: 999 }, (): Fault => 500));
    script('follow-up', ...Array.from({ length: 999 }, (): Fault => 500));
    await askSlowly();
    expect(discord.shown).toEqual([thinking]);
    expect(logged).toContain('an interaction could not be answered');
  });
});

describe('an interaction that is old on arrival', () => {
  it('is acknowledged before anything is done', async () => {
    const old = question(deps.timing.freshMs + 1);
    await respond(deps, old, async () => {
      expect(discord.requests).toEqual(['first 5']);
      return reply;
    });
    expect(discord.shown).toEqual([mine]);
  });

  it('is not carried out where it has expired', async () => {
    discord.isExpired = true;
    let isDone = false;
    await respond(deps, question(deps.timing.freshMs + 1), async () => {
      isDone = true;
      return reply;
    });
    expect(isDone).toBe(false);
    expect(logged).toEqual(['an interaction came too late; nothing was done']);
  });
});

describe('an interaction that is delivered five times at once', () => {
  it('is answered once where the answer is there in time', async () => {
    await Promise.all(Array.from({ length: 5 }, () => ask()));
    expect(discord.shown).toEqual([mine]);
  });

  it('is answered once where the answer takes longer', async () => {
    await Promise.all(Array.from({ length: 5 }, () => askSlowly()));
    expect(discord.shown).toEqual([mine]);
  });

  it('keeps the first answer where a later delivery is refused', async () => {
    await ask();
    await ask(new UserError('not-in-server', {}));
    expect(discord.shown).toEqual([mine]);
  });

  it('changes the button’s message, and no refusal of a later delivery stands below it', async () => {
    await startAtButton();
    await Promise.all(Array.from({ length: 4 }, () => ask()));
    await ask(new UserError('not-in-server', {}));
    expect(discord.shown).toEqual([changed]);
  });

  it('is answered by the second delivery where the first died while thinking', async () => {
    await deps.api.respond(
      question(),
      { response: { type: 5, data: { flags: 64 } }, files: [] },
      AbortSignal.timeout(5_000),
    );
    expect(discord.shown).toEqual([thinking]);
    await ask();
    expect(discord.shown).toEqual([mine]);
  });
});

describe('a form', () => {
  it('is the first response', async () => {
    await openForm(deps, question(), async () => ({ custom_id: 'a', title: 'A', components: [] }));
    expect(discord.requests).toEqual(['first 9']);
  });

  it('gives way to a refusal', async () => {
    await openForm(deps, question(), async () => {
      throw new UserError('not-in-server', {});
    });
    expect(discord.requests).toEqual(['first 4']);
    expect(discord.shown).toEqual([{ text: expect.any(String), isPrivate: true }]);
  });
});
