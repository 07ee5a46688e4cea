import type { FirmwareImage, ProductView, Revision, Withdrawal } from '../api/types';
import type { IconName } from '../icons/Icon';
import type { Tone } from '../parts/Tag';

export type RevisionState = 'APPROVED' | 'OFFERED' | 'UNAPPROVED' | 'WITHDRAWN' | 'FIRMWARE_WITHDRAWN';

export const REVISION_LOOKS: Record<RevisionState, { tone: Tone; icon: IconName }> = {
  APPROVED: { tone: 'good', icon: 'pass' },
  OFFERED: { tone: 'busy', icon: 'add' },
  UNAPPROVED: { tone: 'warn', icon: 'question' },
  WITHDRAWN: { tone: 'bad', icon: 'aborted' },
  FIRMWARE_WITHDRAWN: { tone: 'bad', icon: 'aborted' },
};

export function stateOf(revision: Revision, offered: boolean): RevisionState {
  if (revision.withdrawals.some(({ subject }) => subject === 'PRODUCT')) return 'WITHDRAWN';
  if (revision.withdrawals.length > 0) return 'FIRMWARE_WITHDRAWN';
  if (offered) return 'OFFERED';
  return revision.approved ? 'APPROVED' : 'UNAPPROVED';
}

export function withdrawalOf(revision: Revision, image: FirmwareImage): Withdrawal | null {
  return revision.withdrawals.find(({ subject, sha256 }) => subject === 'FIRMWARE' && sha256 === image.sha256) ?? null;
}

/** The revisions of a product, the offered one first. */
export function revisionsOf({ used, offered }: ProductView): { revision: Revision; offered: boolean }[] {
  return [
    ...(offered ? [{ revision: offered, offered: true }] : []),
    ...(used ? [{ revision: used, offered: false }] : []),
  ];
}
