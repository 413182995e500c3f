// SPDX-License-Identifier: MIT
// Table `breath`: the live path over every recording with breath truth. --windows prints each one.
#include <algorithm>

#include "accuracy.hpp"
#include "breath_table.hpp"

namespace {

using namespace eupnea::bench;

int print_breath(const std::vector<std::string>& options)
{
    const bool every_window = std::count(options.begin(), options.end(), "--windows") > 0;
    print_head();
    print_measured_breath();
    print_derived_breath(every_window);
    print_simulated_breath(every_window);
    print_breath_alone();
    print_breath_beside_guides();
    return 0;
}
const bool added = add_table({"breath", print_breath});

} // namespace
