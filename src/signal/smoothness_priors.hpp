// SPDX-License-Identifier: MIT
// Takes the slow trend out of an evenly sampled signal.
#pragma once

#include <span>
#include <vector>

namespace eupnea {

/// Smoothness priors: the signal without the trend that balances closeness to the signal against
/// lambda squared times its squared second differences,
///
///     detrended = z - (I + lambda^2 D2' D2)^-1 z
///
/// a time-varying high-pass without delay. At 4 Hz and lambda 500 half the amplitude is left at
/// 0.029 Hz (where lambda^2 (2 - 2 cos w)^2 = 1). The matrix has five diagonals, so its Cholesky
/// factor has three, and the cost is linear in the length.
///
/// Source: Tarvainen, Ranta-aho, Karjalainen, IEEE TBME 49:172 (2002).
std::vector<double> remove_trend(std::span<const double> signal, double lambda);

} // namespace eupnea
