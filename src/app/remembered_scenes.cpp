// SPDX-License-Identifier: MIT
#include "app/remembered_scenes.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/output_file.hpp"
#include "base/own_folders.hpp"
#include "base/small_file.hpp"
#include "practice/scene_names.hpp"

namespace eupnea::app {

namespace {

std::filesystem::path kept_in() { return config_folder() / "scenes.json"; }

/// {"person": {"practice": "scene"}}; empty where the file is none of ours.
nlohmann::json choices()
{
    const auto text = read_small_file(kept_in());
    auto json = nlohmann::json::parse(text.value_or(""), nullptr, false);
    return json.is_object() ? json : nlohmann::json::object();
}

} // namespace

std::string remembered_scene(const std::string& person, const std::string& practice)
{
    const auto all = choices();
    const auto own = all.find(person);
    if (own == all.end() || !own->is_object()) return "";
    const auto scene = own->find(practice);
    if (scene == own->end() || !scene->is_string()) return "";
    const auto name = scene->get<std::string>();
    return is_scene_name(name) ? name : "";
}

void remember_scene(const std::string& person, const std::string& practice,
                    const std::string& scene)
{
    auto all = choices();
    if (!all[person].is_object()) all[person] = nlohmann::json::object();
    all[person][practice] = scene;
    std::error_code ignored;
    std::filesystem::create_directories(kept_in().parent_path(), ignored);
    static_cast<void>(write_private_file(kept_in(), all.dump(2) + '\n'));
}

} // namespace eupnea::app
