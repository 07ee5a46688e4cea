import { useTranslation } from 'react-i18next';
import type { SlotHealth } from '../api/types';
import { Icon } from '../icons/Icon';
import styles from './SlotHealthNote.module.css';

/** Why a slot may not be started; else what its engineer should look at. */
export function SlotHealthNote({ health }: { health: SlotHealth }) {
  const { t } = useTranslation();
  if (!health.stopped) {
    return health.warnings.length === 0 ? null : (
      <p className={styles.warning} title={health.warnings.join('\n')}>
        <Icon name="error" weight={2.4} /> {health.warnings.join(' ')}
      </p>
    );
  }
  return (
    <p className={styles.stopped} title={health.stopped}>
      <Icon name="wrench" weight={2.4} /> <b>{t('health.stopped')}</b> {health.stopped}
    </p>
  );
}
