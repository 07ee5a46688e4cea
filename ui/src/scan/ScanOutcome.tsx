import { useTranslation } from 'react-i18next';
import { wordsOf } from '../app/notes';
import { Icon } from '../icons/Icon';
import { useLive } from '../live/LiveContext';
import { NOT_LIVE, type ScanResult, useScanDesk } from './ScanContext';
import styles from './ScanOutcome.module.css';

/** What became of the last scan, large: the operator looks up once, then puts the board in. */
export function ScanOutcome() {
  const { last } = useScanDesk();
  return (
    <div className={styles.outcome} role="status" aria-live="polite" data-kind={last?.kind ?? 'none'}>
      {last === null ? <Idle /> : <Words last={last} />}
    </div>
  );
}

function Idle() {
  const { t } = useTranslation();
  const example = useLive().station?.product.serialNumberExample;
  return (
    <span className={styles.detail}>
      {t('scan.idle')} {example && <span className={styles.whole}>{t('scan.example', { example })}</span>}
    </span>
  );
}

function Words({ last }: { last: ScanResult }) {
  const { t } = useTranslation();
  if (last.kind === 'sending') {
    return <span className={styles.detail}>{t('scan.sending', { text: last.text })}</span>;
  }
  if (last.kind === 'half') {
    return (
      <>
        <strong className={styles.title}>
          <span className={styles.text}>{last.text}</span> <Icon name="next" weight={2.6} />{' '}
          {last.wanted === 'slot' ? t('scan.wantsSlot') : t('scan.wantsUnit', { slot: last.slot })}
        </strong>
        <span className={styles.detail}>{t(last.wanted === 'slot' ? 'scan.wantsSlotHint' : 'scan.wantsUnitHint')}</span>
      </>
    );
  }
  if (last.kind === 'accepted') {
    return (
      <>
        <strong className={styles.title}>
          <span className={styles.text}>{last.text}</span> <Icon name="next" weight={2.6} />{' '}
          {t('scan.accepted', { slot: last.slot })}
        </strong>
        <span className={styles.detail}>
          {t(last.started ? 'scan.startedHint' : 'scan.acceptedHint', { slot: last.slot })}
        </span>
      </>
    );
  }
  const notLive = last.problem.code === NOT_LIVE;
  const words = notLive ? { title: t('scan.notLive'), detail: t('scan.notLiveHint') } : wordsOf(last.problem);
  return (
    <>
      <strong className={styles.title}>
        <Icon name="aborted" weight={2.6} /> {t('scan.refused')} <span className={styles.text}>{last.text}</span>
      </strong>
      <span className={styles.detail} title={`${words.title}. ${words.detail}`}>
        <b>{words.title}.</b> {words.detail}
      </span>
    </>
  );
}
