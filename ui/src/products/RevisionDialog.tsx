import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Revision } from '../api/types';
import { SignedDialog } from '../parts/SignedDialog';
import { Changes } from './Changes';
import type { Step } from './RevisionCard';

interface Props {
  revision: Revision;
  step: Step;
  changes: string[];
  onChanged: () => void;
  onClose: () => void;
}

/** Approval, withdrawal and its taking back: each says what it means, and is signed. */
export function RevisionDialog({ revision, step, changes, onChanged, onClose }: Props) {
  const { t } = useTranslation();
  if (step.kind === 'approve') {
    return (
      <SignedDialog
        title={t('product.approveNamed', { name: `${revision.name} ${revision.version}` })}
        action={t('product.approve')}
        reason="optional"
        onDone={(signature) => api.approve(revision.sha256, signature).then(onChanged)}
        onClose={onClose}
      >
        <p>{t('product.approveMeans')}</p>
        {changes.length > 0 && <Changes lines={changes} />}
      </SignedDialog>
    );
  }
  const image = step.subject === 'FIRMWARE' ? step.image : null;
  const withdraw = step.kind === 'withdraw';
  const name = image?.name ?? `${revision.name} ${revision.version}`;
  return (
    <SignedDialog
      title={t(withdraw ? 'product.withdrawNamed' : 'product.reinstateNamed', { name })}
      action={t(withdraw ? 'product.withdraw' : 'product.reinstate')}
      reason="required"
      grave={withdraw}
      onDone={(signature) =>
        api[step.kind](step.subject, image?.sha256 ?? revision.sha256, signature).then(onChanged)
      }
      onClose={onClose}
    >
      <p>
        {t(withdraw ? (image ? 'product.withdrawImageMeans' : 'product.withdrawMeans') : 'product.reinstateMeans')}
      </p>
    </SignedDialog>
  );
}
