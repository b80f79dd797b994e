#pragma once

// What kernels are compiled for: plain x86-64 (in emulated vectors of 16 bytes, which tests compare with the others),
// SSE4, AVX2, AVX-512; on other processors what Highway has there. To be included before Highway.
#define HWY_BROKEN_EMU128 0
#define HWY_DISABLED_TARGETS HWY_SSSE3
