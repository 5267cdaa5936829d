// Made by assay from contract documents; changes belong there. `assay compile --format typescript`

/** The name of every event that the documents state. */
export type KnownEventName =
  | ''
  | '.'
  | '../../etc/passwd'
  | '/abs'
  | 'A.b'
  | 'CON'
  | '__proto__'
  | 'a.B'
  | 'a/b'
  | 'a_b'
  | 'a.b'
  | 'class'
  | 'it\'s "quoted" \\ `${x}`'
  | 'line\u000abreak'
  | 'x*/ export const stolen = 1; /*'
  | 'zoë.grüßt'
  | '{tenant}.{ b } .{}'
  | 'what?#frag'
  | '\u202etxt.exe';

/**
 * , version 1/../2.
 * Published by: , PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface EventPayload_e3b0c442 {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * ., version 1/../2.
 * Published by: ., PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface EventPayload_cdb4ee2a {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * ../../etc/passwd, version 1/../2.
 * Published by: ../../etc/passwd, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface EtcPasswdPayload {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * /abs, version 1/../2.
 * Published by: /abs, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface AbsPayload {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * A.b, version 1/../2.
 * Published by: A.b, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface ABPayload_4ff54a77 {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * CON, version 1/../2.
 * Published by: CON, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface ConPayload {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * __proto__, version 1/../2.
 * Published by: __proto__, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface ProtoPayload {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * a.B, version 1/../2.
 * Published by: a.B, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface ABPayload_55797dbb {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * a/b, version 1/../2.
 * Published by: a/b, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface ABPayload_c14cddc0 {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * a_b, version 1/../2.
 * Published by: a_b, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface ABPayload_648fa9b3 {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * a.b, version 1/../2.
 * Published by: a.b, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface ABPayload_2e7336dc {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * class, version 1/../2.
 * Published by: class, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface ClassPayload {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * it's "quoted" \ `${x}`, version 1/../2.
 * Published by: it's "quoted" \ `${x}`, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface ItSQuotedXPayload {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * line break, version 1/../2.
 * Published by: line break, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface LineBreakPayload {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * x*\/ export const stolen = 1; /*, version 1/../2.
 * Published by: x*\/ export const stolen = 1; /*, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface XExportConstStolen1Payload {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * zoë.grüßt, version 1/../2.
 * Published by: zoë.grüßt, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface ZoGrTPayload {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * {tenant}.{ b } .{}, version 1/../2.
 * Published by: {tenant}.{ b } .{}, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface TenantBPayload {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * what?#frag, version 1/../2.
 * Published by: what?#frag, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface WhatFragPayload {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/**
 * txt.exe, version 1/../2.
 * Published by: txt.exe, PD (*\/ declare const broken: 1; /*).
 * Subscribers: line break, a/b, a_b.
 * Published when: *\/ // ends here.
 * The document does not say whether these are required: it's, __proto__, constructor, 1st, $ref, *\/ x, d~e/f.correlation_id.
 * Stated at: ../dir*\/ .md:4.
 */
export interface TxtExePayload {
  /** desk.md:5. */
  'class': string;
  /** desk.md:6. */
  'it\'s'?: number;
  /** desk.md:7. */
  '__proto__'?: '*/' | '\'' | '\\' | '\u000a' | '\u2028' | '`';
  /** desk.md:8. */
  'constructor'?: {
    [member: string]: unknown;
  };
  /** desk.md:9. */
  '1st'?: boolean;
  /** desk.md:10. */
  $ref?: string;
  /** desk.md:11. */
  '*/ x'?: Array<unknown>;
  'd~e/f'?: {
    /** desk.md:12. */
    correlation_id?: string;
  };
}

/** From an event's name to its payload. */
export interface EventPayloads {
  '': EventPayload_e3b0c442;
  '.': EventPayload_cdb4ee2a;
  '../../etc/passwd': EtcPasswdPayload;
  '/abs': AbsPayload;
  'A.b': ABPayload_4ff54a77;
  'CON': ConPayload;
  '__proto__': ProtoPayload;
  'a.B': ABPayload_55797dbb;
  'a/b': ABPayload_c14cddc0;
  'a_b': ABPayload_648fa9b3;
  'a.b': ABPayload_2e7336dc;
  'class': ClassPayload;
  'it\'s "quoted" \\ `${x}`': ItSQuotedXPayload;
  'line\u000abreak': LineBreakPayload;
  'x*/ export const stolen = 1; /*': XExportConstStolen1Payload;
  'zoë.grüßt': ZoGrTPayload;
  '{tenant}.{ b } .{}': TenantBPayload;
  'what?#frag': WhatFragPayload;
  '\u202etxt.exe': TxtExePayload;
}
