package org.nailbed.panel;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/** The panel in front of a station of fake boards and a ledger in memory. */
public class PanelProfile implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakeParts.class);
    }
}
