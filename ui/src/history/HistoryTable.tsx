import { useTranslation } from 'react-i18next';
import { runHash, unitHash } from '../app/useRoute';
import type { RunRow } from '../api/types';
import { duration, fullMoment, moment, secondsBetween } from '../format/format';
import { Icon } from '../icons/Icon';
import { OutcomeMark } from '../run/OutcomeMark';
import styles from './HistoryTable.module.css';

export function HistoryTable({ runs }: { runs: RunRow[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('history.outcome')}</th>
          <th>{t('history.serial')}</th>
          <th>MAC</th>
          <th className={styles.figure}>{t('history.slot')}</th>
          <th>{t('history.started')}</th>
          <th className={styles.figure}>{t('history.duration')}</th>
          <th>{t('history.fault')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Row key={run.id} run={run} />
        ))}
      </tbody>
    </table>
  );
}

/** A click anywhere opens the record; the link on the serial number is for keyboards and new tabs. */
function Row({ run }: { run: RunRow }) {
  const { t, i18n } = useTranslation();
  const serial = run.serialNumber ?? t('history.noSerial');
  return (
    <tr
      onClick={() => {
        window.location.hash = runHash(run.id);
      }}
    >
      <td>
        <OutcomeMark outcome={run.outcome} />
      </td>
      <td className={styles.mono}>
        <a href={runHash(run.id)} aria-label={t('history.open', { serial })} onClick={(event) => event.stopPropagation()}>
          {serial}
        </a>
        {run.serialNumber && (
          <a
            className={styles.unit}
            href={unitHash(run.serialNumber)}
            title={t('history.unit')}
            aria-label={t('unit.open', { serial })}
            onClick={(event) => event.stopPropagation()}
          >
            <Icon name="history" />
          </a>
        )}
      </td>
      <td className={styles.mono}>{run.mac ?? '–'}</td>
      <td className={styles.figure}>{run.slot}</td>
      <td>
        <time dateTime={run.started} title={fullMoment(run.started, i18n.language)}>
          {moment(run.started, i18n.language)}
        </time>
      </td>
      <td className={styles.figure}>
        {run.ended ? duration(secondsBetween(run.started, run.ended), i18n.language) : '–'}
      </td>
      <td className={styles.code}>{run.faultCode ?? ''}</td>
    </tr>
  );
}
