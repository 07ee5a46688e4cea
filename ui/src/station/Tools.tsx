import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n';
import { Icon } from '../icons/Icon';
import { isMuted, setMuted } from '../scan/sound';
import styles from './Tools.module.css';

export function Tools() {
  const { t, i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const [muted, setMutedHere] = useState(isMuted);
  const dark = scheme === 'dark';
  return (
    <div className={styles.tools}>
      <Tool
        label={t(muted ? 'head.unmute' : 'head.mute')}
        onPress={() => {
          setMuted(!muted);
          setMutedHere(!muted);
        }}
      >
        <Icon name={muted ? 'muted' : 'sound'} />
      </Tool>
      <Tool label={t(dark ? 'head.toLight' : 'head.toDark')} onPress={() => setColorScheme(dark ? 'light' : 'dark')}>
        <Icon name={dark ? 'sun' : 'moon'} />
      </Tool>
      <Tool label={t('head.language')} onPress={() => changeLanguage(i18n.language === 'de' ? 'en' : 'de')}>
        <span className={styles.language} lang={i18n.language === 'de' ? 'en' : 'de'}>
          {i18n.language === 'de' ? 'EN' : 'DE'}
        </span>
      </Tool>
    </div>
  );
}

function Tool({ label, onPress, children }: { label: string; onPress: () => void; children: React.ReactNode }) {
  return (
    <ActionIcon variant="subtle" color="gray" size={44} fz={20} aria-label={label} title={label} onClick={onPress}>
      {children}
    </ActionIcon>
  );
}
