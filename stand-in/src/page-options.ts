/** Words of the page that a bot's makers may replace. */
export interface PageWords {
  /** Somebody without a role. */
  readonly member: string;
  readonly addPerson: string;
  /** Below the line that says there are no private messages. */
  readonly dmsHint: string;
  readonly playDemo: string;
  readonly demoName: string;
  readonly firstBody: string;
  /** Before the button that plays the demo. */
  readonly firstDemo: string;
  readonly unreachable: string;
}

/** Something of the bot's makers that is shown beside the channel, such as a page for a stream. */
export interface PaneOptions {
  /** Its address; without one it is asked of the bot. */
  readonly url?: string;
  /** The command whose private answer holds the address, as somebody who manages the server. */
  readonly command?: string;
  /** A regular expression that finds the address in that answer. */
  readonly link?: string;
  readonly title: string;
  readonly subtitle?: string;
  /** What else there is to know, on a phone. */
  readonly note?: string;
  /** The size that the page is made for, in CSS pixels; default 1920 by 1080. */
  readonly width?: number;
  readonly height?: number;
}

/** When a command is offered below the line. A command with several rules is offered by any of them. */
export interface Chip {
  /** Its words without the slash, such as `quiz start`; the first of them means all below it. */
  readonly command: string;
  /** Only to people who manage the server. */
  readonly isForManagers?: boolean;
  /** Not to somebody who has used it in this channel. */
  readonly isOnce?: boolean;
  /**
   * While the person sees one of these buttons in the channel and could press it: custom ids, up to
   * their first colon.
   */
  readonly seeing?: readonly string[];
  /** Not while the person sees one of these. */
  readonly unlessSeeing?: readonly string[];
}

/** What the page shows of the bot that is tested. */
export interface PageOptions {
  /** At the top of the page and in the browser's tab. */
  readonly title?: string;
  readonly subtitle?: string;
  /** Commands that are offered below the line, most wanted first; those without a rule follow. */
  readonly chips?: readonly Chip[];
  /** A command that somebody who is new here should type, such as `/help`. */
  readonly firstCommand?: string;
  readonly pane?: PaneOptions;
  readonly words?: Partial<PageWords>;
  /** What somebody reads who may not open the page. */
  readonly closed?: string;
}

/** What the server writes into the page. */
export interface PageSettings extends PageOptions {
  readonly title: string;
  readonly hasDemo: boolean;
  /** Names of the roles that one can give. */
  readonly roles: readonly string[];
}
