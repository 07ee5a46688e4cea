package org.nailbed.panel.rest;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** Names the interface for {@code /openapi}. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Nailbed",
                        version = "1",
                        description = "All that the panel's pages do. Live updates come over WebSocket at /live."))
public class PanelApplication extends Application {}
