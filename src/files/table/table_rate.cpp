// SPDX-License-Identifier: MIT
#include "files/table/table_rate.hpp"

#include <fmt/format.h>

#include <cmath>

#include "files/sample_rates.hpp"

namespace eupnea {

namespace {

double six_digits(double value)
{
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 5.0);
    return std::round(value / unit) * unit;
}

Result<SampleRate> rate_found(const TableFacts& facts, TablePlan& plan)
{
    const auto note = [&](SampleRate rate, std::string_view from) {
        plan.notes.push_back(fmt::format("{:g} samples a second, from {}.", rate.per_second, from));
        return rate;
    };
    if (facts.options.rate) return *facts.options.rate;
    if (plan.time && plan.time->period_s > 0.0)
        return note(SampleRate{six_digits(1.0 / plan.time->period_s)}, "the times");
    if (facts.head.layout.rate) return note(*facts.head.layout.rate, "the file's header");
    if (const auto in_name = rate_in(plan.columns.front().label))
        return note(*in_name, "the column's name");
    if (facts.metadata.rate) return note(facts.metadata.rate->rate, facts.metadata.rate->from);
    return fail(facts.message("no column holds the time and nothing names the sample rate, which "
                              "cannot be guessed. Give it with --rate HZ."));
}

} // namespace

std::optional<SampleRate> apparent_rate(const TableFacts& facts)
{
    if (facts.options.rate) return facts.options.rate;
    if (const auto time = time_by_name(facts.head)) {
        const auto plan =
            infer_timestamps(facts.head, *time, facts.unit_s_in_name(*time), std::nullopt);
        if (plan.period_s > 0.0) return SampleRate{1.0 / plan.period_s};
    }
    return facts.metadata.rate ? std::optional{facts.metadata.rate->rate} : std::nullopt;
}

Result<SampleRate> rate_of(const TableFacts& facts, TablePlan& plan)
{
    const auto rate = rate_found(facts, plan);
    if (!rate) return rate;
    if (!is_possible(*rate)) return fail(impossible_rate(facts.path.filename().string(), *rate));
    return rate;
}

} // namespace eupnea
