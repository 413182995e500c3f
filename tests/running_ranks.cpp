// SPDX-License-Identifier: MIT
// Running ranks: the same as sorting the last values anew each time.
#include "signal/running_ranks.hpp"

#include <random>

#include "catch.hpp"

using namespace eupnea;

TEST_CASE("running ranks: least, median and greatest are those of the last values, equal ones too")
{
    constexpr std::size_t length = 7;
    RunningRanks<int> ranks{length};
    std::vector<int> all;
    std::mt19937 random{3};
    std::uniform_int_distribution<int> few{0, 5};
    for (int i = 0; i < 200; ++i) {
        all.push_back(few(random));
        ranks.push(all.back());
        const auto from = all.end() - static_cast<std::ptrdiff_t>(std::min(all.size(), length));
        std::vector<int> sorted{from, all.end()};
        std::sort(sorted.begin(), sorted.end());
        REQUIRE(ranks.size() == sorted.size());
        CHECK(ranks.at(0.0) == sorted.front());
        CHECK(ranks.at(0.5) == sorted[sorted.size() / 2]);
        CHECK(ranks.at(1.0) == sorted.back());
        CHECK(ranks.latest() == all.back());
    }
    ranks.clear();
    CHECK(ranks.empty());
}
