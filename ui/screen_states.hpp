// SPDX-License-Identifier: MIT
// What the screens remember between frames: one value of each type, made when first asked for.
#pragma once

#include <map>
#include <memory>
#include <typeindex>

namespace eupnea::ui {

class ScreenStates {
public:
    /// The reference stays valid as long as this lives.
    template <class State>
    State& get()
    {
        auto kept = states_.find(typeid(State));
        if (kept == states_.end())
            kept = states_.emplace(typeid(State), Kept{new State{}, destroy<State>}).first;
        return *static_cast<State*>(kept->second.get());
    }

private:
    using Kept = std::unique_ptr<void, void (*)(void*)>;
    template <class State>
    static void destroy(void* state)
    {
        delete static_cast<State*>(state);
    }

    std::map<std::type_index, Kept> states_;
};

} // namespace eupnea::ui
