import { type Interaction, MessageFlags, SlashCommandBuilder } from 'discord.js';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderSecretMessage } from '../src/discord/imposter/render-secret.js';
import { openStage, type Stage } from '../src/rehearsal/testing/stage.js';
import { playTroupe, troupeCommands } from '../src/rehearsal/testing/troupe.js';
import { findBuilt } from './support/built.js';
import { withBrowser } from './support/with-browser.js';

const commands = [
  ...troupeCommands,
  new SlashCommandBuilder().setName('secret').setDescription('Sends a word in private').toJSON(),
  new SlashCommandBuilder().setName('deal').setDescription('Sends words of all widths').toJSON(),
  new SlashCommandBuilder()
    .setName('party')
    .setDescription('Host')
    .addSubcommand((sub) => sub.setName('overlay').setDescription('The link for OBS'))
    .toJSON(),
];

const browser = withBrowser();
/** As narrow and as wide as words come, for either role. */
const secrets = [
  { role: 'IMPOSTER', text: 'Illi' },
  { role: 'CIVILIAN', text: 'Wonder WWWWWWWWWWWWWWWWWWWWWWWWWW wonder' },
  { role: 'PLAYER', text: 'Violin' },
  { role: 'CIVILIAN', text: '\u6751\u4e0a \u{1F382}' },
] as const;

let stage: Stage;
/** What the overlay's link ends with; a host may end it. */
let paneKey = 'k-1_a';
let context: BrowserContext;
let page: Page;
let faults: string[];

async function answer(interaction: Interaction): Promise<unknown> {
  if (!interaction.isChatInputCommand()) return playTroupe(interaction);
  if (interaction.commandName === 'secret') {
    await interaction.user.send('Round 1: ||your word is **Taxi**||');
    return interaction.reply({ content: 'sent', flags: MessageFlags.Ephemeral });
  }
  if (interaction.commandName === 'deal') {
    for (const secret of secrets) {
      const { content = '' } = renderSecretMessage({ roundNumber: 1, ...secret });
      await interaction.user.send(content);
    }
    return interaction.reply({ content: 'dealt', flags: MessageFlags.Ephemeral });
  }
  if (interaction.commandName !== 'party') return playTroupe(interaction);
  return interaction.reply({
    content: `<${stage.origin}/overlay/#key=${paneKey}>`,
    flags: MessageFlags.Ephemeral,
  });
}

async function open(options: Parameters<Browser['newContext']>[0]): Promise<void> {
  faults = [];
  context = await browser.newContext(options);
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      faults.push(message.text());
  });
  await page.goto(`${stage.origin}/rehearsal/`);
  await page.getByRole('button', { name: /^Gus, Guest, DMs closed/ }).waitFor();
  // People and commands come by requests of their own; a line typed before the commands is refused.
  await page.getByRole('button', { name: '/say', exact: true }).waitFor({ state: 'attached' });
}

beforeAll(async () => {
  stage = await openStage({ pageDirectory: await findBuilt('stand-in/dist/page') });
  await stage.bot({ commands, onInteraction: answer });
});

afterAll(() => stage.close());

afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});

function composer(): Locator {
  return page.getByRole('combobox', { name: /^Command as/ });
}

function channel(): Locator {
  return page.getByRole('log', { name: /^Messages in/ });
}

async function choose(name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name},`) }).click();
  await page.getByText(`as ${name} sees it`).waitFor();
}

/** Sends a line as it is: Enter would take a suggestion of the bot's that came meanwhile. */
async function run(line: string): Promise<void> {
  await composer().fill(line);
  await send();
}

async function send(): Promise<void> {
  await composer().press('Escape');
  await composer().press('Enter');
}

describe('the rehearsal page', () => {
  beforeEach(() => open({ viewport: { width: 1440, height: 900 } }));

  it('completes a command, its options and the bot’s own choices by keyboard, and runs it as the chosen guest', async () => {
    await choose('Ava');
    await composer().pressSequentially('/sa');
    await page.getByRole('option', { name: '/say' }).waitFor();
    await composer().press('Enter');
    await composer().pressSequentially('hi');
    await page.getByRole('option', { name: 'hi?' }).waitFor();
    await composer().press('ArrowDown');
    await composer().press('Tab');
    await composer().pressSequentially('wh');
    await page.getByRole('option', { name: 'who' }).waitFor();
    await composer().press('Tab');
    await page.getByRole('option', { name: 'Chloe' }).waitFor();
    await composer().pressSequentially('Chl');
    await composer().press('Enter');
    await expect.poll(() => composer().inputValue()).toBe('/say text:hi? who:Chloe ');
    await composer().press('Enter');
    await channel()
      .getByText(/^text=hi\? who=\d+ \(Chloe\)$/)
      .waitFor();
    await expect.poll(() => composer().inputValue()).toBe('');
    await composer().press('ArrowUp');
    await expect.poll(() => composer().inputValue()).toBe('/say text:hi? who:Chloe');
  });

  it('shows a private answer to its guest alone, until it is dismissed', async () => {
    await choose('Dev');
    await run('/defer');
    const own = channel()
      .getByRole('article')
      .filter({ hasText: 'Only you can see this' })
      .filter({ hasText: 'yours' });
    await own.waitFor();
    await channel().getByText('for all').waitFor();
    await choose('Elif');
    await channel().getByText('for all').first().waitFor();
    await expect.poll(() => own.count()).toBe(0);
    await choose('Dev');
    await own.getByRole('button', { name: 'Dismiss message' }).click();
    await expect.poll(() => own.count()).toBe(0);
  });

  it('presses buttons and sends what is chosen in selects', async () => {
    await choose('Ben');
    await run('/parts');
    await channel().getByRole('button', { name: 'Reply' }).click();
    await channel().getByText('only you', { exact: true }).waitFor();
    await expect.poll(() => channel().getByRole('button', { name: 'Off' }).isDisabled()).toBe(true);
    await channel().getByRole('button', { name: 'Make a choice' }).click();
    await page.getByRole('option', { name: 'One' }).click();
    await page.getByRole('option', { name: 'Three' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await channel().getByText('picked 1+3').waitFor();
    await channel().getByRole('button', { name: 'Choose a person' }).click();
    await page.getByRole('option', { name: 'Finn' }).click();
    await channel().getByText('chose Finn').waitFor();
    await channel().getByRole('button', { name: 'Update' }).click();
    await channel().getByText('updated').waitFor();
    await expect.poll(() => channel().getByRole('button', { name: 'Update' }).count()).toBe(0);
  });

  it('opens the bot’s form and sends it', async () => {
    await run('/form');
    const dialog = page.getByRole('dialog', { name: 'A form' });
    await dialog.getByLabel('Topic').fill('cars');
    await dialog.getByRole('button', { name: 'Level: Make a choice' }).click();
    await dialog.getByRole('option', { name: 'High' }).click();
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await channel().getByText('form: cars / high').waitFor();
    await expect.poll(() => dialog.count()).toBe(0);
  });

  it('keeps a private word covered until it is pressed, and counts what is unread', async () => {
    await choose('Chloe');
    await run('/secret');
    await page.getByRole('button', { name: 'Chloe, Guest, 1 unread direct message' }).waitFor();
    const inbox = page.getByRole('log', { name: 'What Chloe gets in private' });
    const word = inbox.getByText('Taxi');
    await inbox.getByText('Round 1').waitFor();
    expect(await word.isVisible()).toBe(false);
    await inbox.getByRole('button', { name: 'Hidden text. Press to read it.' }).click();
    await expect.poll(() => word.isVisible()).toBe(true);
    await page.getByRole('button', { name: /^Chloe, Guest$/ }).waitFor();
    await choose('Dev');
    await page.getByText('No direct messages for Dev yet').waitFor();
  });

  it('draws closed words of any width for either role as boxes of one size', async () => {
    await choose('Dev');
    await run('/deal');
    const boxes = page
      .getByRole('log', { name: 'What Dev gets in private' })
      .getByRole('button', { name: 'Hidden text. Press to read it.' });
    await expect.poll(() => boxes.count()).toBe(secrets.length);
    const sizes = await boxes.evaluateAll((each) =>
      each.map((box) => {
        const { width, height } = box.getBoundingClientRect();
        return `${width} x ${height}`;
      }),
    );
    expect(new Set(sizes).size).toBe(1);
  });

  it('switches a guest’s private messages off', async () => {
    await choose('Finn');
    await page.getByRole('switch', { name: 'Finn takes DMs' }).click();
    await page.getByRole('button', { name: 'Finn, Guest, DMs closed' }).waitFor();
    const readDms = async () => (await stage.api.people()).find(({ name }) => name === 'Finn')?.dms;
    await expect.poll(readDms).toBe('closed');
  });

  it('says beside the line why it was refused, and keeps the line', async () => {
    await run('/nonsense');
    await page.getByText('There is no command /nonsense.').waitFor();
    await expect.poll(() => composer().inputValue()).toBe('/nonsense');
    await composer().fill('/say');
    await composer().press('Enter');
    await expect.poll(() => composer().inputValue()).toBe('/say text:');
    await send();
    await page.getByText('Still needed: text.').waitFor();
    await run('ping');
    await page.getByText('A command begins with a slash: /ping').waitFor();
  });

  it('shows markup in a message as the words that it is', async () => {
    await run('/say text:<img src=x onerror=alert(1)> [go](javascript:alert(1)) **bold**');
    await channel().getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await channel().locator('img').count()).toBe(0);
    expect(await channel().locator('a[href^="javascript"]').count()).toBe(0);
    await expect.poll(() => channel().locator('strong', { hasText: 'bold' }).count()).toBe(1);
  });

  it('frames the overlay that the bot links to, without showing that it asked, and follows it to a new link', async () => {
    await expect
      .poll(() => page.locator('iframe').getAttribute('src'))
      .toBe(`${stage.origin}/overlay/#key=k-1_a`);
    await page.getByRole('combobox', { name: 'Channel' }).selectOption({ label: '#general' });
    await page.getByText('New here?').waitFor();
    expect(await channel().getByText('/overlay/').count()).toBe(0);
    await run('/party overlay');
    await channel().getByText('/overlay/').waitFor();
    paneKey = 'k-2_b';
    await page
      .frameLocator('iframe')
      .locator(':root')
      .evaluate(() => window.parent.postMessage({ type: 'pane-over' }, '*'));
    await expect
      .poll(() => page.locator('iframe').getAttribute('src'))
      .toBe(`${stage.origin}/overlay/#key=k-2_b`);
    const widthOf = async (part: string) => (await page.locator(part).boundingBox())?.width ?? 0;
    expect(await widthOf('iframe')).toBeLessThan(600);
    await composer().press('Alt+KeyS');
    await expect.poll(() => widthOf('iframe')).toBeGreaterThan(900);
    await expect.poll(() => widthOf('main')).toBeLessThan(450);
    await run('/ping');
    await channel().getByText('pong, edited').last().waitFor();
    await page.getByRole('button', { name: /^Large overlay/ }).click();
    await expect.poll(() => widthOf('iframe')).toBeLessThan(600);
  });

  it('adds a guest', async () => {
    await page.getByRole('button', { name: 'Add a guest' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Zoë & Co');
    await page.getByRole('checkbox', { name: 'Takes no direct messages' }).check();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Zoë & Co, Guest, DMs closed' }).click();
    await run('/ping');
    await channel().getByText('Zoë & Co').first().waitFor();
  });

  it('follows the newest message, but not while somebody reads further up', async () => {
    for (let count = 0; count < 12; count += 1)
      await stage.api.command('Ava', `/say text:line ${count}`);
    await channel().getByText('text=line 11').waitFor();
    const gap = (): Promise<number> =>
      channel().evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop);
    await expect.poll(gap).toBeLessThan(2);
    const guests = ['Ava', 'Ben', 'Chloe', 'Dev', 'Elif', 'Finn'];
    await Promise.all(
      guests.flatMap((as) => [stage.api.command(as, '/parts'), stage.api.command(as, '/v2')]),
    );
    await stage.api.command('Ava', '/say text:the last of many');
    await channel().getByText('text=the last of many').waitFor();
    await expect.poll(gap).toBeLessThan(2);
    await channel().evaluate(
      (log) =>
        new Promise((resolve) => {
          log.addEventListener('scroll', resolve, { once: true });
          log.scrollTo(0, 0);
        }),
    );
    await stage.api.command('Ava', '/say text:the newest');
    await page.getByRole('button', { name: 'New messages below' }).click();
    await expect.poll(gap).toBeLessThan(2);
  });
});

describe('the rehearsal page on a phone', () => {
  beforeEach(() => open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }));

  it('shows one pane at a time, fits the width, and has targets big enough for a finger', async () => {
    await page.getByRole('button', { name: /^DMs/ }).tap();
    await page.getByRole('heading', { name: 'Direct messages' }).waitFor();
    await expect.poll(() => composer().isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Overlay', exact: true }).tap();
    await page.getByRole('button', { name: 'Reload overlay' }).waitFor();
    await page.getByRole('button', { name: 'Chat' }).tap();
    await page.getByRole('button', { name: /^Ava,/ }).tap();
    await composer().fill('/parts');
    await page.getByRole('button', { name: 'Send' }).tap();
    await channel().getByRole('button', { name: 'Later' }).last().waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const readSmall = () =>
      page
        .getByRole('button')
        .filter({ visible: true })
        .evaluateAll((buttons) =>
          buttons
            .filter((button) => button.getBoundingClientRect().height < 44)
            .map((button) => button.getAttribute('aria-label') ?? button.textContent),
        );
    await expect.poll(readSmall).toEqual([]);
  });

  it('takes a suggestion by touch and keeps the line in view above a keyboard', async () => {
    await composer().tap();
    await composer().pressSequentially('/pi');
    await page.getByRole('option', { name: '/ping' }).tap();
    await expect.poll(() => composer().inputValue()).toBe('/ping ');
    await page.setViewportSize({ width: 390, height: 430 });
    await expect.poll(async () => (await composer().boundingBox())?.y ?? 999).toBeLessThan(390);
    await page.getByRole('button', { name: 'Send' }).tap();
    await channel().getByText('pong, edited').last().waitFor();
  });
});
