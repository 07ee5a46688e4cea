import { useTranslation } from 'react-i18next';
import type { Maybe, Outcome } from '../api/types';
import { Icon } from '../icons/Icon';
import { iconOf } from '../station/slotFace';
import styles from './OutcomeMark.module.css';

/** An outcome as word, icon and ground; RUNNING while there is none. */
export function OutcomeMark({ outcome, large = false }: { outcome: Maybe<Outcome>; large?: boolean }) {
  const { t } = useTranslation();
  const face = outcome ?? 'RUNNING';
  return (
    <span className={styles.mark} data-outcome={face} data-large={large} title={outcome ? t(`meaning.${outcome}`) : ''}>
      <Icon name={iconOf(face)} weight={3} /> {t(`state.${face}`)}
    </span>
  );
}
