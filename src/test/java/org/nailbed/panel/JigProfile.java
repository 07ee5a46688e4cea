package org.nailbed.panel;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/** The panel in front of pretended boards on PTYs and a real database. */
public class JigProfile implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(JigParts.class);
    }
}
