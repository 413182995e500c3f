// SPDX-License-Identifier: MIT
#include "ui/scenes/scene_list.hpp"

#include <algorithm>

namespace eupnea::ui {

std::span<const Scene> scenes()
{
    static const std::array list{rings(), tide(), barley(), mist(), ember(), bar()};
    return list;
}

const Scene* scene_named(std::string_view name)
{
    const auto found = std::ranges::find(scenes(), name, &Scene::name);
    return found == scenes().end() ? nullptr : &*found;
}

} // namespace eupnea::ui
