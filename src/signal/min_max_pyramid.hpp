// SPDX-License-Identifier: MIT
// Least and greatest of any stretch of a long signal, without looking at all of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

namespace eupnea {

struct MinMax {
    float low = std::numeric_limits<float>::infinity();
    float high = -std::numeric_limits<float>::infinity();

    bool empty() const { return low > high; }
    void add(const MinMax& other)
    {
        low = std::min(low, other.low);
        high = std::max(high, other.high);
    }
    friend bool operator==(const MinMax&, const MinMax&) = default;
};

/// Each level holds the extremes of sixteen neighbours of the one below; the lowest are the values. A
/// stretch of n values takes about 30 log16(n) steps. The levels take a fifteenth of what the values take,
/// twice over.
class MinMaxPyramid {
public:
    void push(float value)
    {
        values_.push_back(value);
        std::size_t index = values_.size() - 1;
        for (std::size_t level = 0; level == 0 || index > 0; ++level) {
            index /= fan;
            if (level == levels_.size()) levels_.emplace_back();
            auto& blocks = levels_[level];
            if (index == blocks.size()) blocks.push_back(below(level, index));
            blocks[index].add({value, value});
        }
    }

    std::size_t size() const { return values_.size(); }
    float operator[](std::size_t i) const { return values_[i]; }

    /// Of the values `from` up to, and without, `until`; empty for none.
    MinMax range(std::size_t from, std::size_t until) const
    {
        MinMax all;
        until = std::min(until, values_.size());
        const auto add_value = [&](std::size_t i) { all.add({values_[i], values_[i]}); };
        for (; from < until && from % fan != 0; ++from) add_value(from);
        for (; from < until && until % fan != 0; --until) add_value(until - 1);
        for (std::size_t level = 0; from < until; ++level) {
            const auto& blocks = levels_[level];
            from /= fan;
            until /= fan;
            const bool top = level + 1 == levels_.size();
            for (; from < until && (top || from % fan != 0); ++from) all.add(blocks[from]);
            for (; from < until && until % fan != 0; --until) all.add(blocks[until - 1]);
        }
        return all;
    }

private:
    static constexpr std::size_t fan = 16;

    /// What a block begins with: those of the level below, when the level is new.
    MinMax below(std::size_t level, std::size_t index) const
    {
        MinMax all;
        if (level == 0) return all;
        const auto& blocks = levels_[level - 1];
        for (std::size_t i = index * fan; i < blocks.size(); ++i) all.add(blocks[i]);
        return all;
    }

    std::vector<float> values_;
    std::vector<std::vector<MinMax>> levels_;
};

} // namespace eupnea
