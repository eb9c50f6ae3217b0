//! Where memory comes from.

// The allocator of the GNU C library grows the memory of a second thread in steps of 128 KB, each a call to the system, and
// keeps the holes that reading a large file leaves: at 100 000 calls a sixth of the time and of the memory.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
