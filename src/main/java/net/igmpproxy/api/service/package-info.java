/** The service as a whole over REST: on, off, its state, and its restart. */
@NullMarked
package net.igmpproxy.api.service;

import org.jspecify.annotations.NullMarked;
