/** A request that the station refused, or that never reached it: what, then where, why and what to do. */
export class Problem extends Error {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly status: number;

  constructor(parts: { code: string; title: string; detail?: string; status?: number }) {
    super(parts.title);
    this.name = 'Problem';
    this.code = parts.code;
    this.title = parts.title;
    this.detail = parts.detail ?? '';
    this.status = parts.status ?? 0;
  }

  static of(cause: unknown): Problem {
    if (cause instanceof Problem) {
      return cause;
    }
    return new Problem({ code: 'PAGE_FAULT', title: cause instanceof Error ? cause.message : String(cause) });
  }
}

/** The station did not answer at all. The page words this itself. */
export const NO_ANSWER = 'NO_ANSWER';

/** Reads a refusal; a body that is no problem document still gives a Problem that names the status. */
export async function problemOf(response: Response): Promise<Problem> {
  const plain = new Problem({
    code: `HTTP_${response.status}`,
    title: `${response.status} ${response.statusText}`.trim(),
    status: response.status,
  });
  try {
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null) {
      return plain;
    }
    const text = (key: string): string | undefined => {
      const value = (body as Record<string, unknown>)[key];
      return typeof value === 'string' ? value : undefined;
    };
    return new Problem({
      code: text('code') ?? plain.code,
      title: text('title') ?? plain.title,
      detail: text('detail') ?? '',
      status: response.status,
    });
  } catch {
    return plain;
  }
}
