/** How often the engine lets itself be asked, and what it does about those who ask too often. Without sockets, threads or clocks. */
@NullMarked
package net.igmpproxy.core.rate;

import org.jspecify.annotations.NullMarked;
