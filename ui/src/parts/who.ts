/** The name a person last signed with in this browser. No sign-in stands behind it. */
const NAME_KEY = 'nailbed.name';
/** What the station's records take. */
export const LONGEST_NAME = 80;
export const LONGEST_REASON = 500;

export function rememberedName(): string {
  return localStorage.getItem(NAME_KEY) ?? '';
}

export function rememberName(name: string): void {
  localStorage.setItem(NAME_KEY, name);
}
