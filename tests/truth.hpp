// SPDX-License-Identifier: MIT
// How well found times agree with the true ones.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "base/units.hpp"

namespace eupnea {

struct Agreement {
    std::size_t hits = 0;
    std::size_t missed = 0; ///< true, not found
    std::size_t extra = 0;  ///< found, not true
    Seconds bias{0.0};      ///< mean of found less true
    Seconds spread{0.0};    ///< deviation of the same

    double sensitivity() const { return share(hits, hits + missed); }
    double precision() const { return share(hits, hits + extra); }
    double f1() const { return share(2 * hits, 2 * hits + missed + extra); }

private:
    static double share(std::size_t part, std::size_t whole)
    {
        return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
    }
};

/// Both in order of time; each is used once. `offset` is added to the truth beforehand.
inline Agreement agreement(std::span<const Timestamp> truth, std::span<const Timestamp> found,
                           Seconds tolerance, Seconds offset = Seconds{0.0})
{
    Agreement result;
    std::vector<double> errors;
    std::size_t next = 0;
    for (const Timestamp& time : truth) {
        const Timestamp wanted = time + offset;
        while (next < found.size() && found[next] < wanted - tolerance) ++next, ++result.extra;
        if (next < found.size() && found[next] <= wanted + tolerance)
            errors.push_back((found[next++] - wanted).count());
        else
            ++result.missed;
    }
    result.extra += found.size() - next;
    result.hits = errors.size();
    for (const double e : errors) result.bias += Seconds{e} / static_cast<double>(errors.size());
    double squares = 0.0;
    for (const double e : errors) squares += (e - result.bias.count()) * (e - result.bias.count());
    if (!errors.empty())
        result.spread = Seconds{std::sqrt(squares / static_cast<double>(errors.size()))};
    return result;
}

} // namespace eupnea
