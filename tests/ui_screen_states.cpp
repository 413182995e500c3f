// SPDX-License-Identifier: MIT
#include "ui/screen_states.hpp"

#include <string>

#include "catch.hpp"

using namespace eupnea;

namespace {

struct Choice {
    int chosen = 3;
};
struct Draft {
    std::string text;
    std::unique_ptr<int> not_copied;
};

} // namespace

TEST_CASE("screen states: each type has one value, made when first asked for, and it stays")
{
    ui::ScreenStates states;
    CHECK(states.get<Choice>().chosen == 3);
    states.get<Choice>().chosen = 5;
    Draft& draft = states.get<Draft>();
    draft.text = "unfinished";
    CHECK(states.get<Choice>().chosen == 5);
    CHECK(&states.get<Draft>() == &draft);
    CHECK(states.get<Draft>().text == "unfinished");
}
