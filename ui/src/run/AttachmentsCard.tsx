import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentUrl } from '../api/client';
import type { RunDetail } from '../api/types';
import { Icon } from '../icons/Icon';
import { AttachmentText } from './AttachmentText';
import styles from './AttachmentsCard.module.css';
import { Card } from '../parts/Card';

export function AttachmentsCard({ run }: { run: RunDetail }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<string | null>(null);
  return (
    <Card title={t('run.attachments')} empty={run.attachments.length === 0 ? t('run.noAttachments') : null}>
      <ul className={styles.list}>
        {run.attachments.map((name) => {
          const open = shown === name;
          return (
            <li key={name}>
              <span className={styles.name}>{name}</span>
              <Button
                variant="default"
                mih={44}
                aria-expanded={open}
                aria-label={`${t(open ? 'run.hide' : 'run.view')} ${name}`}
                onClick={() => setShown(open ? null : name)}
              >
                {t(open ? 'run.hide' : 'run.view')}
              </Button>
              <Button
                component="a"
                variant="subtle"
                mih={44}
                href={attachmentUrl(run.id, name)}
                download={`${run.serialNumber ?? run.id}-${name}`}
                leftSection={<Icon name="download" />}
              >
                {t('run.download')}
              </Button>
              {open && <AttachmentText key={name} runId={run.id} name={name} />}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
