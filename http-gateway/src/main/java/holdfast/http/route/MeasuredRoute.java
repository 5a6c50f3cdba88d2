package holdfast.http.route;

import holdfast.http.meter.RouteMeter;

/** A route and the meter that belongs to it. */
record MeasuredRoute(Route route, RouteMeter meter) {}
