import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellRefusal } from '../app/notes';
import { api } from '../api/client';
import type { FirmwareImage, Revision } from '../api/types';
import { Icon } from '../icons/Icon';
import { Hash } from '../parts/Hash';
import { Tag } from '../parts/Tag';
import { Changes } from './Changes';
import { ImageList } from './ImageList';
import styles from './ProductsView.module.css';
import { RevisionDialog } from './RevisionDialog';
import { RevisionFacts } from './RevisionFacts';
import { REVISION_LOOKS, stateOf } from './revisions';

/** A step that an engineer is about to sign. */
export type Step =
  | { kind: 'approve' }
  | { kind: 'withdraw' | 'reinstate'; subject: 'PRODUCT' }
  | { kind: 'withdraw' | 'reinstate'; subject: 'FIRMWARE'; image: FirmwareImage };

interface Props {
  revision: Revision;
  offered: boolean;
  changes: string[];
  onChanged: () => void;
}

export function RevisionCard({ revision, offered, changes, onChanged }: Props) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step | null>(null);
  const state = stateOf(revision, offered);
  const look = REVISION_LOOKS[state];
  return (
    <article className={styles.revision} data-state={state} aria-label={`${revision.name} ${revision.version}`}>
      <header className={styles.head}>
        <h3>{t('product.version', { version: revision.version })}</h3>
        <Hash of={revision.sha256} />
        <Tag tone={look.tone} icon={look.icon}>
          {t(`product.state.${state}`)}
        </Tag>
        <div className={styles.buttons}>
          {state !== 'WITHDRAWN' && !revision.approved && (
            <Button mih={44} leftSection={<Icon name="pass" weight={3} />} onClick={() => setStep({ kind: 'approve' })}>
              {t(offered ? 'product.approveTake' : 'product.approve')}
            </Button>
          )}
          {offered && revision.approved && (
            <Button mih={44} onClick={() => void api.take(revision.sha256).then(onChanged).catch(tellRefusal)}>
              {t('product.take')}
            </Button>
          )}
          {state === 'WITHDRAWN' ? (
            <Button variant="default" mih={44} onClick={() => setStep({ kind: 'reinstate', subject: 'PRODUCT' })}>
              {t('product.reinstate')}
            </Button>
          ) : (
            <Button variant="default" mih={44} onClick={() => setStep({ kind: 'withdraw', subject: 'PRODUCT' })}>
              {t('product.withdraw')}
            </Button>
          )}
        </div>
      </header>
      {changes.length > 0 && <Changes lines={changes} />}
      <RevisionFacts revision={revision} />
      <ImageList revision={revision} onStep={(kind, image) => setStep({ kind, subject: 'FIRMWARE', image })} />
      {step !== null && (
        <RevisionDialog
          revision={revision}
          step={step}
          changes={changes}
          onChanged={onChanged}
          onClose={() => setStep(null)}
        />
      )}
    </article>
  );
}
