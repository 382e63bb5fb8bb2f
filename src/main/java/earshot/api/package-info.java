/// The way in for programs: keys and what they may do, requests that are done once, limits, the
/// description of the API. What is asked for stands in the package it is about, in controllers
/// marked [earshot.web.RestApi] that call what the pages call.
@ApplicationModule(
    allowedDependencies = {"account", "audit", "company", "database", "language", "seal", "web"})
@NullMarked
package earshot.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
