package earshot.singlesignon;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param privateProviders whether providers may be asked at private addresses, and without TLS
@ConfigurationProperties("earshot.single-sign-on")
record ProviderSettings(boolean privateProviders) {}
