// SPDX-License-Identifier: MIT
// What the screens remember between frames: one value of each type, made when first asked for.
#pragma once

#include <any>
#include <map>
#include <typeindex>

namespace eupnea::ui {

class ScreenStates {
public:
    /// The reference stays valid as long as this lives.
    template <class State>
    State& get()
    {
        std::any& state = states_[typeid(State)];
        if (!state.has_value()) state.emplace<State>();
        return *std::any_cast<State>(&state);
    }

private:
    std::map<std::type_index, std::any> states_;
};

} // namespace eupnea::ui
