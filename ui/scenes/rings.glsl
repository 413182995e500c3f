// Rings: a disc of soft light. 2 rim, 3 halo, 4 time, 5 room, 6 where guide and own breath meet, 7 hairlines.
float radius(float volume) { return mix(0.28, 0.75, volume); }

vec3 scene(vec2 p, float aspect)
{
    p = 1.10 * (p - vec2(0.0, 0.06)); // room for its light below
    float fine = 1.10 * coarse / focus.z;
    float r = length(p);
    vec2 way = p / max(r, 1e-3);
    float here = radius(guide) * (1.0 + 0.014 * (noise(way * 1.4 + time * 0.06) - 0.5));
    float d = r - here;

    vec3 light = mix(ground, colour[5], exp(-0.9 * r) * (0.7 + 0.3 * swing));
    float halo = 0.62 * glow(max(d, 0.0), 0.09 + 0.15 * guide) + 0.30 * glow(max(d, 0.0), 0.45);
    light = mix(light, colour[3], halo * mix(0.35, 0.85, guided));

    // The disc: lit from within, deeper toward its rim, with rings as of water.
    float inside = r / max(here, 1e-3);
    float round_ = sqrt(max(0.0, 1.0 - inside * inside));
    float warp = octaves(p * 2.2 + vec2(time * 0.05, -time * 0.03));
    float ripples = 0.5 + 0.5 * cos(6.2832 * (inside * 5.0 - 1.2 * warp));
    float lamp = exp(-2.2 * dot(p - here * vec2(-0.16, 0.24), p - here * vec2(-0.16, 0.24)) / (here * here));
    vec3 disc = mix(colour[2], colour[0], between(0.0, 1.0, 0.55 * round_ + 0.55 * lamp + 0.22 * (warp - 0.5)));
    disc *= 1.0 + 0.10 * (ripples - 0.5) * round_ + 0.16 * lamp;
    disc *= 1.0 + 0.05 * beat;
    float body = between(0.016 + fine, -0.030 - fine, d);
    light = mix(light, disc, body * mix(0.42, 0.95, guided));

    // How far it goes: where a full and an empty breath lie.
    float hair = max(0.0016, 0.6 * fine);
    float marks = exp(-pow((r - radius(1.0)) / hair, 2.0)) + exp(-pow((r - radius(0.0)) / hair, 2.0)) * (1.0 - body);
    light = mix(light, colour[7], 0.55 * marks * guided);

    // The own breath: a living edge.
    float edge = r - radius(own) - 0.012 * (noise(way * 2.6 - time * 0.11) - 0.5);
    float width = max(mix(0.011, 0.0062, quality), 0.8 * fine);
    light = mix(light, colour[1], own_shown * exp(-pow(edge / width, 2.0)));
    light = mix(light, colour[1], own_shown * 0.16 * glow(edge, 0.030));
    float meeting = own_shown * guided * exp(-pow((own - guide) / 0.09, 2.0));
    light = mix(light, colour[6], meeting * 0.22 * glow(max(d, 0.0), 0.07) * (1.0 - body));

    // What is left of the time.
    float rim = max(0.0045, 0.9 * fine);
    float line = exp(-pow((r - 0.90) / rim, 2.0));
    float turn = fract(atan(p.x, p.y) / 6.2831853 + 1.0);
    float left_ = between(1.0 - elapsed + 0.002, 1.0 - elapsed - 0.002, turn) * step(elapsed, 0.998);
    light = mix(light, colour[7], 0.55 * line);
    light = mix(light, colour[4], 0.85 * line * left_);
    return light;
}
