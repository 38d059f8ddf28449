// How jemalloc treats a program that allocates in as many threads as there are cores: what was freed goes back after
// a second, so that writing ten times as many pages takes hardly more memory, and whole pages are at hand again at
// once.
extern "C" const char *const malloc_conf;
const char *const malloc_conf = "narenas:2,dirty_decay_ms:1000,muzzy_decay_ms:0,lg_tcache_max:17";
