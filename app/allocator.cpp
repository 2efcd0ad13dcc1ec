// SPDX-License-Identifier: GPL-3.0-or-later
// How jemalloc, which reads this by its name, hands out memory to the program.

// Large pages, where the system has them for whoever asks, and few pools, whose pages serve one
// thread after the other: much of the time until a large map was seen went into first touching
// small pages. A twentieth more memory; imports and exports are quicker for it, too. What has been
// free for a while is given back by a thread of its own: else it is done by whoever frees something
// then, at times the one that the window waits for.
extern "C" {
extern const char *const malloc_conf;
const char *const malloc_conf = "thp:always,narenas:4,background_thread:true";
}
