// SPDX-License-Identifier: MIT
// Boost.Asio's own functions, compiled once instead of in every file that includes a header of it.
#include <boost/asio/impl/src.hpp>
