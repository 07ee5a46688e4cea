import { useTranslation } from 'react-i18next';
import { useLive } from '../live/LiveContext';
import styles from './LiveBadge.module.css';

export function LiveBadge() {
  const { t } = useTranslation();
  const { live } = useLive();
  return (
    <span className={styles.badge} data-live={live}>
      <span className={styles.dot} aria-hidden="true" />
      {live ? t('head.live') : t('head.notLive')}
    </span>
  );
}
